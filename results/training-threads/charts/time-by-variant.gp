# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.150
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 'training: wall time by variant' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 3 runs a bar · whiskers: min–max, too few runs for an interval · at workers=1, threads=1, cores=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.0372949214976]
set xtics ('0 ms' 0.0, '10 ms' 0.01, '20 ms' 0.02, '30 ms' 0.03)
set ylabel 'variant'
set yrange [4.6:0.4]
set ytics ('uncapped' 1.0, 'document-003' 2.0, 'sequential' 3.0, 'balanced' 4.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.0109689335 1.0 0.0 0.021937867 0.7 1.3
0.010756271 2.0 0.0 0.021512542 1.7 2.3
0.0110680815 3.0 0.0 0.022136163 2.7 3.3
0.0112174945 4.0 0.0 0.022434989 3.7 4.3
END
set label '  21.9 ms' at first 0.022926482, first 1 left front font ',12' textcolor rgb '#000000'
set label '  21.5 ms' at first 0.030956816, first 2 left front font ',12' textcolor rgb '#000000'
set label '  22.1 ms' at first 0.031974384, first 3 left front font ',12' textcolor rgb '#000000'
set label '  22.4 ms' at first 0.02258314, first 4 left front font ',12' textcolor rgb '#000000'
$spans << END
0.021937867 1.0 0.021777517 0.022926482
0.021512542 2.0 0.021381997 0.030956816
0.022136163 3.0 0.02155097 0.031974384
0.022434989 4.0 0.021129381 0.02258314
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
