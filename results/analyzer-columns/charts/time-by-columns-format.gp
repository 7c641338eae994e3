# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-columns-format.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-columns-format.svg'
set lmargin at screen 0.181
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 'analyzer: wall time by columns · format' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a bar · whiskers: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.253051469107]
set xtics ('0 ms' 0.0, '50 ms' 0.05, '100 ms' 0.1, '150 ms' 0.15, '200 ms' 0.2, '250 ms' 0.25)
set ylabel 'columns · format'
set yrange [4.6:0.4]
set ytics ('all · csv' 1.0, 'all · columns' 2.0, 'needed · csv' 3.0, 'needed · columns' 4.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.1069243565 1.0 0.0 0.213848713 0.7 1.3
0.0175937045 2.0 0.0 0.035187409 1.7 2.3
0.06971570925 3.0 0.0 0.1394314185 2.7 3.3
0.00355042575 4.0 0.0 0.0071008515 3.7 4.3
END
set label '  214 ms' at first 0.216950848, first 1 left front font ',12' textcolor rgb '#000000'
set label '  35.2 ms' at first 0.053111717, first 2 left front font ',12' textcolor rgb '#000000'
set label '  139 ms' at first 0.141457031, first 3 left front font ',12' textcolor rgb '#000000'
set label '  7.10 ms' at first 0.008123673, first 4 left front font ',12' textcolor rgb '#000000'
$spans << END
0.213848713 1.0 0.211172865 0.216950848
0.035187409 2.0 0.033629614 0.053111717
0.1394314185 3.0 0.135065723 0.141457031
0.0071008515 4.0 0.006463826 0.008123673
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-columns-format.png'
replot
set output
