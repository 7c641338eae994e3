# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.127
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 1 'preprocess: wall time by variant' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a bar · whiskers: 95 % interval · at workers=2 (fastest), cores=2 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.0441512796384]
set xtics ('0 ms' 0.0, '10 ms' 0.01, '20 ms' 0.02, '30 ms' 0.03, '40 ms' 0.04)
set ylabel 'variant'
set yrange [3.6:0.4]
set ytics ('fixed-2' 1.0, 'all-cores' 2.0, 'stateless' 3.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.015417015 1.0 0.0 0.03083403 0.7 1.3
0.015421528 2.0 0.0 0.030843056 1.7 2.3
0.0159567765 3.0 0.0 0.031913553 2.7 3.3
END
$spans << END
0.03083403 1.0 0.029733179 0.034176209
0.030843056 2.0 0.029302921 0.037505878
0.031913553 3.0 0.029955802 0.037852606
END
set label 4 '  30.8 ms' at first 0.034176209, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 5 '  30.8 ms' at first 0.037505878, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  31.9 ms' at first 0.037852606, first 3.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
